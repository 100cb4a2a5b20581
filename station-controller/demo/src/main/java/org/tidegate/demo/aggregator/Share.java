package org.tidegate.demo.aggregator;

/**
 * One vehicle's part of a demand response. Immutable.
 *
 * @param candidate the vehicle
 * @param watts positive into the vehicle, negative out of it
 */
record Share(Candidate candidate, int watts) {}
