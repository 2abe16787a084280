<?xml version="1.0" encoding="UTF-8"?>
<!--
  Schematron compiled to XSLT walks the whole invoice twice for each of its patterns, to find the few elements that its rules are
  about. Where one rule is all of a pattern, those elements are asked for instead. What is asked of them stays as it was published.
-->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
                xmlns:leporello="urn:leporello">

  <!-- The rules of a pattern, whose name is a mode. What else it has are templates that only walk on. -->
  <xsl:key name="rules" use="@mode" match="xsl:template[not(@match = ('text()', '@*|node()'))]"/>

  <xsl:mode on-no-match="shallow-copy"/>

  <!-- Whether a pattern is one rule, for elements that are found from the top. -->
  <xsl:function name="leporello:is-one-rule" as="xs:boolean">
    <xsl:param name="mode" as="attribute()?"/>
    <xsl:variable name="rules" select="$mode ! key('rules', ., root(.))"/>
    <xsl:sequence select="count($rules) = 1
                          and (every $path in tokenize($rules/@match, '\|') satisfies starts-with(normalize-space($path), '/'))"/>
  </xsl:function>

  <!-- A walk without a mode meets no rule. -->
  <xsl:template match="svrl:active-pattern/xsl:apply-templates[not(@mode)]"/>

  <!-- Where the walk of a pattern begins. -->
  <xsl:template match="xsl:apply-templates[@select = '/'][leporello:is-one-rule(@mode)]">
    <xsl:copy>
      <xsl:copy-of select="@mode"/>
      <xsl:attribute name="select" select="key('rules', @mode)/@match"/>
    </xsl:copy>
  </xsl:template>

  <!-- Where it would go on behind its rule, to which all elements were sent already. -->
  <xsl:template match="xsl:template[leporello:is-one-rule(@mode)]/xsl:apply-templates[@mode = ../@mode]"/>

</xsl:stylesheet>
