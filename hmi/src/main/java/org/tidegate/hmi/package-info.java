/** The station's own screen: a local web server with pages kept live, and the same as JSON. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hmi;
