package org.tidegate.domain.devicemodel;

import java.util.Optional;

/**
 * What a custom report asks for. Immutable. Whatever is absent stands for all of them, B08.FR.20 to B08.FR.25.
 *
 * @param component without instance, EVSE or connector: those with and without
 * @param variable absent: every variable; without instance: every instance
 */
public record ComponentVariable(Component component, Optional<Variable> variable) {}
