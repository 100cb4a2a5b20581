package org.tidegate.domain.security;

import java.util.Optional;

/**
 * Whom the station's certificate names, A00.FR.509 and A00.FR.511. Immutable.
 *
 * @param commonName the serial number that no other station has
 * @param organization of the operator, where it is known
 */
public record Subject(String commonName, Optional<String> organization) {}
