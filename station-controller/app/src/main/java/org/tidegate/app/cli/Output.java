package org.tidegate.app.cli;

import java.io.PrintWriter;

/** Where a command prints, and where it tells what is wrong. As safe as its writers. */
public record Output(PrintWriter out, PrintWriter err) {
  /** Standard output and standard error. */
  public static Output standard() {
    return new Output(new PrintWriter(System.out), new PrintWriter(System.err));
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
