/** Certificates, keys and the password: checked, kept in files, and used by connections. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.certificates;
