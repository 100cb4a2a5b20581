/** One class for each functional block: it validates, translates, asks the station, answers. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.block;
