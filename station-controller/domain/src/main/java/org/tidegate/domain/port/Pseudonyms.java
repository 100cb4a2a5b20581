package org.tidegate.domain.port;

import org.tidegate.domain.authorization.IdToken;

/**
 * Names for drivers under which the station keeps what belongs to them: a keyed hash (HMAC-SHA-256) whose key is not in the
 * database, so that what is stored does not tell who they are. Called on the station loop: must not block or do I/O. The
 * same token always gives the same name, without regard to case.
 */
@FunctionalInterface
public interface Pseudonyms {
  /** The name of whoever holds this token: 64 lower-case hexadecimal digits. */
  String of(IdToken token);
}
