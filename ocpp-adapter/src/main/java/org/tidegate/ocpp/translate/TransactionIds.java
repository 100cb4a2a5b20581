package org.tidegate.ocpp.translate;

import java.util.Locale;

/**
 * Ids of transactions as others write them: an identifierString has no case (Part 2, primitive datatypes), and some central
 * systems keep theirs in capitals; those of the station are in lower case. Pure functions, safe from any thread.
 */
public final class TransactionIds {
  private TransactionIds() {}

  /** As the station writes it. */
  public static String read(String wire) {
    return wire.toLowerCase(Locale.ROOT);
  }
}
