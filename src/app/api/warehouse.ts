/** Where data sets are built, and moving them. */
import type { Fact, Setting } from '../../model';
import type { Trouble } from './answer';
import type { RunCard } from './console';

/** An engine in which data sets can be built. */
export interface EngineCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
  /** Its tables stay, and others can read them. */
  readonly lasting: boolean;
  /** Queries cost what they read there. */
  readonly charges?: true;
  /** Why it cannot be chosen in this copy. */
  readonly trouble?: Trouble;
}

/** Where data sets are built, where they could be, and a move in hand. */
export interface WarehouseCard {
  readonly engine: string;
  readonly title: string;
  /** Secrets are absent. */
  readonly settings: Readonly<Record<string, string>>;
  readonly lasting: boolean;
  readonly since?: string;
  /** What the last good test said. */
  readonly about?: readonly Fact[];
  /** Why nothing is built there. */
  readonly trouble?: Trouble;
  readonly engines: readonly EngineCard[];
  readonly move?: MoveCard;
  /** Why the last move came to nothing, until the next run. */
  readonly stopped?: Trouble;
  /** The place before, whose tables still stand there. */
  readonly old?: OldPlaceCard;
}

export interface OldPlaceCard {
  readonly title: string;
  /** What stands there and what can be done. */
  readonly told: Trouble;
  /** Somebody wants its tables gone: it is being done. */
  readonly clearing: boolean;
  /** Why that could not be done yet. */
  readonly trouble?: Trouble;
}

export interface MoveCard {
  readonly engine: string;
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly since: string;
  readonly about?: readonly Fact[];
  readonly datasets: readonly MoveLine[];
  /** The run that moves; absent until it has begun. */
  readonly run?: RunCard;
}

export interface MoveLine {
  readonly id: string;
  readonly title: string;
  /** `there`: built in the new place, and as many rows as are published here. */
  readonly is: 'waiting' | 'there' | 'failed';
  /** Rows of the version that is published here. */
  readonly before?: number;
  /** Rows in the new place. */
  readonly after?: number;
  readonly trouble?: Trouble;
}

export interface WarehouseInput {
  readonly engine: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Only those given anew. */
  readonly secrets: Readonly<Record<string, string>>;
  /** It is about the place in use: secrets that are not given stay as they are. */
  readonly edits: boolean;
}
