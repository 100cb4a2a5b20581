package org.tidegate.app.doctor;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing to look at. Immutable.
 *
 * @param about what, if it takes too long
 * @param look may block; any thread
 */
record Check(String about, Supplier<List<Finding>> look) {}
