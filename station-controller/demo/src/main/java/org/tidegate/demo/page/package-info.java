/** The demo page: the panel, the aggregator's page and a simulated car side by side. */
@org.jspecify.annotations.NullMarked
package org.tidegate.demo.page;
