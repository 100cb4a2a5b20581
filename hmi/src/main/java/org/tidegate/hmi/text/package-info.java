/** Every text of the pages by language, and the domain's values in words. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hmi.text;
