package org.tidegate.domain.forecast;

import java.time.Instant;
import java.util.function.Function;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * What is known of the time to come. Immutable; the functions are pure.
 *
 * @param prices at a moment
 * @param limits at a moment, by the grid's profiles: nothing of what the aggregator asks for
 * @param likely share of what the station has in common, as things are
 * @param firm that share at its least
 */
public record Ahead(Function<Instant, PricesAt> prices, Function<Instant, ScheduleNow> limits, Share likely,
    Share firm) {}
