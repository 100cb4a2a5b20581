/** What the messages of every OCPP version have in common. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.message;
