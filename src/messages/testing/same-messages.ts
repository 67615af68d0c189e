import type { AppLocale } from '../locale';

/**
 * Messages that are the same in English and in another language: names, and terms that the other language
 * has taken over. Whatever else is the same has been forgotten.
 */
export const SAME_MESSAGES: Readonly<Record<Exclude<AppLocale, 'en'>, readonly string[]>> = {
  de: [
    'bulk.details',
    'bulk.run.took',
    'demo.milliseconds',
    'demo.open',
    'demo.operation',
    'demo.status',
    'protectedUsers.add.labels.email-domain',
    'purchases.products.CODE_SUGGESTIONS',
    'purchases.products.DUO_CORE',
    'purchases.products.DUO_ENTERPRISE',
    'purchases.products.GITLAB_CREDITS',
    'purchases.products.PRODUCT_ANALYTICS',
    'purchases.products.SECRETS_MANAGER',
    'purchases.products.SELF_HOSTED_DAP',
    'renewal.form.costNone',
    'seats.filters.domainLabel',
    'seats.views.name',
    'setup.register.name',
    'setup.register.scopes',
    'shell.crashDetails',
    'shell.printedFrom',
    'signIn.url.placeholder',
    'userList.field.kilobytes',
    'userList.field.megabytes',
    'userList.field.placeholder',
    'ui.colorMode.system',
    'ui.product',
    'usage.features.agentPlatform',
    'usage.features.chat',
    'usage.features.codeSuggestions',
    'usage.features.duoWorkflow',
  ],
};
