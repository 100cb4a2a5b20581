package org.tidegate.app.configuration;

import org.jspecify.annotations.Nullable;

/** The version of this program, as its archive tells it. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** Such as {@code 0.1.0}; {@code development} when it does not run from an archive. */
  public static String text() {
    @Nullable
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
