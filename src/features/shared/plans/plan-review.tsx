import {
  type ComponentType,
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { EstimateInput } from '../../../domain/plan/estimate';
import type { Plan } from '../../../domain/plan/plan';
import type { Report } from '../../../domain/run/report/report';
import type { Workspace } from '../../../workspace/workspace';

/** What the dialog of a plan says beside the plan itself. */
type PlanNotes = {
  /** Emails that went out when the seats were assigned that this plan removes again. */
  readonly emailsOut?: number;
  /** The protection rules could not be read, so the plan leaves nobody out because of one. */
  readonly protectionUnknown?: boolean;
  /** Offered when there are too few seats. Closes the dialog. */
  readonly onMakeRoom?: (plan: Plan) => void;
};

/** A plan to show before it is carried out. */
export type PlanReview = PlanNotes & {
  /** Where the plan is carried out. */
  readonly workspace: Pick<Workspace, 'runs'>;
  readonly plan: Plan;
};

export type PlanDialogProps = PlanNotes & {
  readonly plan: Plan;
  /** What this instance is known to take: batch limit and time of a call. */
  readonly throughput: EstimateInput;
  /** Why no seat can be changed right now; null where it can. */
  readonly blockedBy: string | null;
  readonly onConfirm: (plan: Plan) => void;
  readonly onCancel: () => void;
};

type OpenReview = PlanReview & {
  readonly resolve: (report: Promise<Report | null> | null) => void;
};

type Reviews = {
  readonly open: (review: OpenReview) => void;
  readonly close: (review: OpenReview) => void;
};

const ReviewsContext = createContext<Reviews | null>(null);

type PlanReviewHostProps = {
  readonly dialog: ComponentType<PlanDialogProps>;
  /** Why no seat can be changed right now; null where it can. */
  readonly blockedBy: string | null;
  readonly children: ReactNode;
};

/** Shows the plans that the pages inside ask about, and starts the run of each confirmed one. */
export function PlanReviewHost({ dialog, blockedBy, children }: PlanReviewHostProps) {
  const [reviews, setReviews] = useState<readonly OpenReview[]>([]);
  const [actions] = useState<Reviews>(() => ({
    open: (review) => setReviews((before) => [...before, review]),
    close: (review) => {
      review.resolve(null);
      setReviews((before) => before.filter((one) => one !== review));
    },
  }));
  return (
    <ReviewsContext value={actions}>
      {children}
      {reviews.map((review) => (
        <ReviewDialog
          key={review.plan.id}
          dialog={dialog}
          blockedBy={blockedBy}
          review={review}
          onClose={() => actions.close(review)}
        />
      ))}
    </ReviewsContext>
  );
}

/**
 * Returns how to ask about a plan: it opens the dialog of the plan, and if the user confirms, carries the plan
 * out. Resolves with the report of the run; with null when the user cancels or makes room instead, when another
 * run of the purchase is under way, and when the asking component goes away before there is an answer.
 */
export function usePlanReview(): (review: PlanReview) => Promise<Report | null> {
  const reviews = useContext(ReviewsContext);
  if (!reviews) throw new Error('usePlanReview needs a PlanReviewHost above it');
  /** Those that have no answer yet; null once the component is gone. */
  const asked = useRef<Set<OpenReview> | null>(null);
  useEffect(() => {
    const mine = new Set<OpenReview>();
    asked.current = mine;
    return () => {
      asked.current = null;
      mine.forEach(reviews.close);
    };
  }, [reviews]);
  return useCallback(
    (review) =>
      new Promise((resolve) => {
        const mine = asked.current;
        if (mine === null) {
          resolve(null);
          return;
        }
        const open: OpenReview = {
          ...review,
          resolve(report) {
            mine.delete(open);
            resolve(report);
          },
        };
        mine.add(open);
        reviews.open(open);
      }),
    [reviews],
  );
}

type ReviewDialogProps = Pick<PlanReviewHostProps, 'dialog' | 'blockedBy'> & {
  readonly review: OpenReview;
  readonly onClose: () => void;
};

function ReviewDialog({ dialog: Dialog, blockedBy, review, onClose }: ReviewDialogProps) {
  const { workspace, resolve, onMakeRoom, ...shown } = review;
  const { runs } = workspace;
  const { throughput } = useSyncExternalStore(runs.subscribe, runs.getSnapshot);
  return (
    <Dialog
      {...shown}
      throughput={throughput}
      blockedBy={blockedBy}
      onConfirm={(plan) => {
        resolve(runs.start(plan));
        onClose();
      }}
      onCancel={onClose}
      {...(onMakeRoom && {
        onMakeRoom: (plan: Plan) => {
          onClose();
          onMakeRoom(plan);
        },
      })}
    />
  );
}
