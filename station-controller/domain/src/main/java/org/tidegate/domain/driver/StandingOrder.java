package org.tidegate.domain.driver;

import java.time.Instant;

/**
 * A driver's wish to be asked no more: a permission is given in their name at each visit, announced before. Immutable.
 *
 * @param conditions under which, the slots of the week among them
 * @param givenAt when the driver gave it, UTC
 * @param textVersion version of the text that the driver saw then
 * @param language BCP 47 tag of that text
 */
public record StandingOrder(RememberedConditions conditions, Instant givenAt, String textVersion, String language) {}
