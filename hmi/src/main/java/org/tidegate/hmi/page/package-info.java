/** What a person sees: one class per screen, rendered on the server. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hmi.page;
