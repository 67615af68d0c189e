/**
 * Names from many scripts; `~` is a space inside a name. A name not in Latin letters carries its
 * romanization behind a colon, because usernames are ASCII. Kept short by hand: the demo downloads this file.
 */
export interface NameCulture {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How the two are written: `Ada Okafor`, `김민준` or `Nguyễn Thị Hoa`. */
  readonly order: 'given family' | 'familygiven' | 'family given' | 'given only';
  /** How often it is drawn, relative to the others. */
  readonly weight: number;
}

const words = (text: string): readonly string[] => text.split(' ');

export const CULTURES: readonly NameCulture[] = [
  {
    order: 'given family',
    weight: 16,
    given: words(
      'Ada Alice Amelia Ben Charlotte Daniel Eleanor Ethan Fiona Grace Henry Isla Jack James Lily Lucas Maya Nora Oliver Owen Ruby Samuel Sophie Thomas Violet William',
    ),
    family: words(
      "Adams Baker Bennett Carter Clarke Cooper Davies Evans Fletcher Hughes Jackson Kelly Lewis Mitchell Morgan Murphy O'Brien O'Connor Palmer Reed Shaw Turner Walker Wright Young Whitfield-Jones",
    ),
  },
  {
    order: 'given family',
    weight: 9,
    given: words(
      'Jürgen Zoë Björn Käthe Søren Åsa Łukasz Małgorzata Zdeněk Žofia Đorđe Şule Ömer Réka Gürkan Maëlle',
    ),
    family: words(
      'Müller Größe Øster Åkesson Wiśniewski Dvořák Žižka Đurić Yılmaz Szűcs Brânză Häkkinen Kőszegi Schröder Jääskeläinen',
    ),
  },
  {
    order: 'given family',
    weight: 9,
    given: words(
      'María José Íñigo Núria João Conceição François Élodie Hélène Ginevra Niccolò Théo Beatriz Àlex Aïcha',
    ),
    family: words(
      "García-Márquez Núñez Ibáñez Gonçalves Simões Lefèvre D'Angelo N'Diaye Dell'Acqua L'Écuyer Muñoz Brontë Peña Castañeda",
    ),
  },
  {
    order: 'given family',
    weight: 7,
    given: words(
      'Olúwaṣeun Adébáyọ̀ Ṣadé Títílọpẹ́ Ọlá Chukwuemeka Nnenna Ngọzi Ìfẹ́ Obinna Kọ́lá Ayọ̀',
    ),
    family: words(
      'Ọlátúnjí Okafor Adéyẹmí Nwáchukwu Ẹkundayọ̀ Òkonkwo Ìbékwè Balógun Akínwándé Ezeudu',
    ),
  },
  {
    order: 'familygiven',
    weight: 6,
    given: words(
      '민준:minjun 서연:seoyeon 지훈:jihun 하은:haeun 도윤:doyun 수빈:subin 예준:yejun 지우:jiwoo',
    ),
    family: words('김:kim 이:lee 박:park 최:choi 정:jeong 강:kang 윤:yoon 남궁:namgung'),
  },
  {
    order: 'familygiven',
    weight: 7,
    given: words(
      '伟:wei 秀英:xiuying 子轩:zixuan 欣怡:xinyi 浩然:haoran 思雨:siyu 俊杰:junjie 梦琪:mengqi',
    ),
    family: words('王:wang 李:li 张:zhang 刘:liu 陈:chen 欧阳:ouyang 黄:huang 周:zhou'),
  },
  {
    order: 'family given',
    weight: 5,
    given: words(
      '陽菜:hina 大翔:hiroto さくら:sakura 健太:kenta 結衣:yui ハルキ:haruki 美咲:misaki 颯太:sota',
    ),
    family: words(
      '佐藤:sato 鈴木:suzuki 高橋:takahashi 渡辺:watanabe 長谷川:hasegawa 井上:inoue 勅使河原:teshigawara',
    ),
  },
  {
    order: 'given family',
    weight: 5,
    given: words(
      'محمد:mohammed فاطمة:fatima عمر:omar ليلى:layla يوسف:yousef نور:nour خالد:khaled مريم:maryam',
    ),
    family: words(
      'الحسن:alhassan المنصوري:almansouri خوري:khoury حداد:haddad الزهراني:alzahrani بن~علي:benali',
    ),
  },
  {
    order: 'given family',
    weight: 3,
    given: words('נועה:noa יונתן:yonatan תמר:tamar איתי:itay שירה:shira אורי:uri'),
    family: words('כהן:cohen לוי:levi מזרחי:mizrahi פרידמן:friedman בן־דוד:bendavid'),
  },
  {
    order: 'given family',
    weight: 6,
    given: words(
      'Анна:anna Дмитрий:dmitry Олександр:oleksandr Світлана:svitlana Мария:maria Їжак:yizhak Наталія:nataliia Борис:boris',
    ),
    family: words(
      'Иванов:ivanov Шевченко:shevchenko Кузнецова:kuznetsova Щербаков:shcherbakov Ковальчук:kovalchuk Жуков:zhukov',
    ),
  },
  {
    order: 'given family',
    weight: 3,
    given: words('Ελένη:eleni Γιώργος:giorgos Ναυσικά:nafsika Θεόδωρος:theodoros Άρτεμις:artemis'),
    family: words(
      'Παπαδόπουλος:papadopoulos Οικονόμου:oikonomou Καραγιάννης:karagiannis Ψαρρού:psarrou',
    ),
  },
  {
    order: 'given family',
    weight: 6,
    given: words(
      'आरव:aarav अनन्या:ananya विवान:vivaan ईशा:isha कृष्ण:krishna प्रिया:priya सिद्धार्थ:siddharth',
    ),
    family: words('शर्मा:sharma पटेल:patel सिंह:singh वर्मा:verma चक्रवर्ती:chakravarty मिश्रा:mishra'),
  },
  {
    order: 'family given',
    weight: 5,
    given: words('Thị~Hoa Văn~Đức Minh~Châu Quốc~Bảo Ngọc~Ánh Thuỷ Hữu~Nghĩa Ái'),
    family: words('Nguyễn Trần Lê Phạm Đặng Võ Huỳnh Bùi'),
  },
  {
    order: 'given only',
    weight: 3,
    given: words('Suharto Ratna Teguh Srinivasan Björk Ng Ö Ahmed Dewi Tenzin Sukarno Wulandari'),
    family: words('Suharto'),
  },
  {
    order: 'given family',
    weight: 1,
    given: words(
      'Maximiliana-Bernadette-Josephine Wolfeschlegelsteinhausen Aleksandra-Wiktoria-Małgorzata Guadalupe-Concepción-Inmaculada',
    ),
    family: words(
      'von~und~zu~Hohenberg-Sigmaringen-Rittersburg Bergerdorffensternhausen-Altmühlfeldkirchen Ruiz~de~la~Prada~y~Fernández~de~Córdoba~Álvarez~de~Toledo',
    ),
  },
];

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/** Lower-case ASCII of a Latin name. */
export function asciiOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[ßøłđıæœþð]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/[^a-z0-9]/g, '');
}
