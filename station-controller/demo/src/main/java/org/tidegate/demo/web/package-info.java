/** A small web server on loopback for the demo's pages. */
@org.jspecify.annotations.NullMarked
package org.tidegate.demo.web;
