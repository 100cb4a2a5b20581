package org.tidegate.demo.aggregator;

/**
 * An account's figures at one moment, minor units. Immutable.
 *
 * @param earned for energy sold, all in all
 * @param spent for energy purchased, all in all
 * @param offset of the one against the other
 * @param balance earned and neither offset, exchanged nor paid
 * @param owed spent and not offset
 * @param points one for each minor unit exchanged
 * @param paid for claims
 * @param exchanges whether what is left becomes points
 */
record Figures(long earned, long spent, long offset, long balance, long owed, long points, long paid,
    boolean exchanges) {
  static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, 0, false);

  Figures after(Entry entry) {
    return switch (entry) {
      case Entry.Booked booked -> booked.credit() >= 0 ? credited(booked.credit()) : debited(-booked.credit());
      case Entry.Chosen chosen -> chosen.points()
          ? new Figures(earned, spent, offset, 0, owed, points + balance, paid, true)
          : new Figures(earned, spent, offset, balance, owed, points, paid, false);
      case Entry.Paid out -> new Figures(earned, spent, offset, balance - out.amount(), owed, points,
          paid + out.amount(), exchanges);
    };
  }

  /** What was earned pays what is owed first. */
  private Figures credited(long amount) {
    long set = Math.min(owed, amount);
    long left = amount - set;
    return new Figures(earned + amount, spent, offset + set, exchanges ? balance : balance + left, owed - set,
        exchanges ? points + left : points, paid, exchanges);
  }

  private Figures debited(long amount) {
    long set = Math.min(Math.max(0, balance), amount);
    return new Figures(earned, spent + amount, offset + set, balance - set, owed + amount - set, points, paid,
        exchanges);
  }
}
