/** Who may act for a vehicle's stay from a phone: codes, visits and wishes. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hmi.phone;
