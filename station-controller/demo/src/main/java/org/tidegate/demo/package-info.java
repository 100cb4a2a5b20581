/** The demo: station, aggregator and page on one machine, and the whole story told by itself. */
@org.jspecify.annotations.NullMarked
package org.tidegate.demo;
