package org.tidegate.domain.devicemodel;

import java.util.Optional;

/**
 * One line of a report. Immutable.
 *
 * @param component whose
 * @param variable which
 * @param facts of what kind
 * @param value of the Actual attribute; absent for write-only variables
 */
public record ReportedVariable(Component component, Variable variable, VariableFacts facts, Optional<String> value) {}
