/** The central system over OCPP-J: the domain's port, wired from transport, calls, blocks and translation. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp;
