/** The demo aggregator: a small OCPP 2.0.1 central system with a page, for demonstrations and tests. */
@org.jspecify.annotations.NullMarked
package org.tidegate.demo.aggregator;
