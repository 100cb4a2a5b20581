/**
 * The test cases of OCPP 2.0.1 Part 6 for a charging station, each against the whole station: domain, simulated devices,
 * OCPP and a scripted central system, in virtual time.
 *
 * <ul>
 * <li>{@link org.tidegate.app.conformance.Bench} is the test tool, and shows how a case is written.
 * <li>{@link org.tidegate.app.conformance.Driver} does what people and cars do,
 * {@link org.tidegate.app.conformance.ReusableStates} and {@link org.tidegate.app.conformance.MemoryStates} are the states
 * of 2.18 and 2.19, {@link org.tidegate.app.conformance.Configured} has the configured values,
 * {@link org.tidegate.app.conformance.GeneralRules} the validations of 2.1 that follow every case.
 * <li>A case is a method named by its id, in the class of its block; {@link org.tidegate.app.conformance.CasesTest} finds
 * them by that name, prints what is pending and knows what does not apply, and why.
 * <li>Tests with other names are about central systems as they are: odd answers and rough links.
 * </ul>
 *
 * <p>All of it: {@code mvn test -pl station-controller/app -am -Dtest='org.tidegate.app.conformance.**'
 * -Dsurefire.failIfNoSpecifiedTests=false}; the same over a real WebSocket with {@code -Psockets}. The time of each case
 * stands in {@code target/surefire-reports}.
 */
package org.tidegate.app.conformance;
