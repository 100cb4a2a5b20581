package org.tidegate.app.logging;

import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.jul.JULServiceProvider;

/**
 * The log of a program: SLF4J in front of Java's own logging. It is set up here and not by files, because looking for those
 * is a good part of a program's start. To be called first in {@code main}, before a class with a logger is loaded.
 */
public final class ProgramLog {
  private ProgramLog() {}

  /** INFO and above go to standard output. */
  public static void toStandardOutput() {
    to(System.out);
  }

  /** Warnings and errors only, to standard error: for a program that has something else to say. */
  public static void warningsToStandardError() {
    to(System.err).setLevel(Level.WARNING);
  }

  private static Logger to(PrintStream stream) {
    System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
    // Else SLF4J looks into every jar for one, and keeps their tables of contents in memory.
    System.setProperty("slf4j.provider", JULServiceProvider.class.getName());
    // Else it tells on standard error that it does as it was told.
    System.setProperty("slf4j.internal.verbosity", "WARN");
    var root = Logger.getLogger("");
    root.addHandler(new PrintedLines(stream));
    return root;
  }
}
