package org.tidegate.domain.security;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a password for HTTP Basic authentication looks like: the passwordString of Part 2, A00.FR.205. Pure. */
public final class PasswordForm {
  /** The longest one of a network profile, OCPP 2.1 Part 2, 2.71. */
  public static final int LONGEST_OF_PROFILE = 64;

  private static final int SHORTEST = 16;
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9*\\-_=:+|@.]*");

  private PasswordForm() {}

  /** Why this is none of at most so many characters, without repeating it, in English. */
  public static Optional<String> broken(String password, int longest) {
    boolean fits = password.length() >= SHORTEST && password.length() <= longest
        && CHARACTERS.matcher(password).matches();
    return fits
        ? Optional.empty()
        : Optional.of("expected " + SHORTEST + " to " + longest + " letters, digits or * - _ = : + | @ .");
  }
}
