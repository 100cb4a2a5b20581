/**
 * The messages of OCPP 2.1 as values.
 *
 * <p>A record stands for each message and datatype, with the standard's field names; its name is the standard's without
 * {@code Type}. Absent fields are null. Required numbers and flags are boxed, so that a missing one is refused and never
 * read as zero or false. Constructors check what the official schemas demand and throw
 * {@link org.tidegate.ocpp.rpc.ConstraintViolation}; what exists is therefore valid. Records are written without their null
 * components, and customData keeps every field it came with.
 */
package org.tidegate.ocpp.v21;
