package io.leporello.billing.tax;

/** How a supply is treated by VAT: the codes of UNCL5305 that EN 16931 allows (BT-118, BT-151), as far as they occur here. */
public enum TaxCategory {
    /** Standard rate. */
    S,
    /** Reverse charge: the buyer owes the tax (Directive 2006/112/EC, Art. 196; § 13b UStG). */
    AE,
    /** Services outside the scope of tax, because their place is the buyer's, outside the EU (§ 3a (2) UStG). */
    O,
    /** Export, free of tax. */
    G,
    /** Zero rated. */
    Z,
    /** Exempt. */
    E
}
