// The hand of a team bot: an order to attack chases in a straight line, so behind a wall it walks round first.
import { Hand } from '../hand.ts';

export class TeamHand extends Hand {
  /** Walks towards a target that lies behind a wall and out of reach; false where the straight way will do. */
  goRound: (target: number) => boolean = () => false;

  override attack(target: number): boolean {
    return this.canAim(this.buttons.attack, target) && (this.goRound(target) || super.attack(target));
  }
}
