/** Who may ask, how acts arrive, and how pages stay live. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hmi.web;
