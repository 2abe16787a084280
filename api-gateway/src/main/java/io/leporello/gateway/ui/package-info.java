/**
 * The frame of the pages: what all of them look like, in which language and format, and how they are found and refused. The
 * pages themselves are in the packages below it, one for each noun of the business.
 *
 * <p>How a page is made:
 *
 * <ul>
 *   <li><b>Class.</b> One {@link io.leporello.gateway.ui.Page} class for each subject, package-private, in
 *       {@code io.leporello.gateway.ui.SUBJECT}. It turns a request into the same queries and commands, with the same
 *       origin, that the API sends, and names a template. Sign-in pages are loaded by processes that run accounts, all others
 *       by those that run the gateway; a new package needs no registration.
 *   <li><b>Right.</b> Every mapping has a {@link io.leporello.gateway.security.Right}: the call of the API whose right it
 *       is. A page that needs a new right needs a new call first. {@code Access} and {@code Caller} are arguments as in
 *       endpoints; {@link io.leporello.gateway.security.Rights} tells whether a button may be shown. A test refuses a mapping
 *       without a right.
 *   <li><b>Template.</b> {@code templates/SUBJECT/NAME.html} begins with
 *       {@code <html th:replace="~{frame :: page(~{::title}, ~{::main})}">}; parts that are used twice are in
 *       {@code fragments.html} (tile, field, empty, crumbs, tabs, …). For htmx a method answers with a fragment of the same
 *       template, {@code "customer/list :: rows"}. No {@code style=} and no {@code <script>} with content: the browser would
 *       refuse them. Widths of bars are SVG.
 *   <li><b>Model.</b> Always there are {@code frame} ({@link io.leporello.gateway.ui.Frame}) and {@code show}
 *       ({@link io.leporello.gateway.ui.Display}), through which every number, amount and date goes. What a template shows is a
 *       record whose fields are named as the template says them; templates do not calculate.
 *   <li><b>Words.</b> In {@code ui/SUBJECT_de.properties} and {@code ui/SUBJECT_en.properties}, keys begin with the subject.
 *       In all of them two apostrophes make one. A test compares the two languages with each other and with the templates.
 *   <li><b>Forms.</b> A {@link io.leporello.gateway.ui.Form} holds what was entered and what was wrong with it; a refusal of
 *       the ledger is shown at its field with status 422. Forms carry the session's token by {@code th:action}; htmx sends it
 *       as a header.
 *   <li><b>Address.</b> Period, filters, sorting and the open row stand in the address
 *       ({@link io.leporello.gateway.ui.Period}).
 *   <li><b>Style and script.</b> {@code static/ui}: {@code leporello.css} and {@code leporello.js} for the frame, {@code records.css} and
 *       {@code records.js} for pages that are read line by line, {@code drawing.js} for what drawings share. A drawing is an
 *       element with its data in {@code data-chart} ({@code charts.js}) or {@code data-curve} ({@code curves.js}), beside a
 *       table that says the same.
 *   <li><b>Tests.</b> Stories are told in a real browser ({@code *StoryIT}); {@code EveryPageIT} visits every page in both
 *       languages, light and dark, wide and narrow, and asks axe. They share one server and one browser. A new page is added
 *       to the list in {@code EveryPageIT}.
 * </ul>
 */
@NullMarked
package io.leporello.gateway.ui;

import org.jspecify.annotations.NullMarked;
