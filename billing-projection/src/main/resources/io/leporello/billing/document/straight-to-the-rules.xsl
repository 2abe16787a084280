<?xml version="1.0" encoding="UTF-8"?>
<!--
  Schematron compiled to XSLT walks the whole invoice, attributes and texts too, for each of its patterns, to find the few elements
  that its rules are about, and reports all that it does. Here the elements are sent straight to the rules, and only what forbids an
  invoice is asked for. How it is asked stays as it was published.
-->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
                xmlns:leporello="urn:leporello">

  <!-- The rules of a pattern, whose name is a mode. What else it has are templates that only walk on. -->
  <xsl:key name="rules" use="@mode" match="xsl:template[not(@match = ('text()', '@*|node()'))]"/>
  <xsl:key name="walk" use="@mode" match="xsl:apply-templates[@select = '/']"/>

  <xsl:mode on-no-match="shallow-copy"/>

  <xsl:function name="leporello:forbids" as="xs:boolean">
    <xsl:param name="finding" as="element()"/>
    <xsl:sequence select="not($finding/xsl:attribute[@name = 'flag'] = ('warning', 'information'))"/>
  </xsl:function>

  <!-- Whether a pattern is one rule, for elements that are found from the top. -->
  <xsl:function name="leporello:is-one-rule" as="xs:boolean">
    <xsl:param name="mode" as="attribute()?"/>
    <xsl:variable name="rules" select="$mode ! key('rules', ., root(.))"/>
    <xsl:sequence select="count($rules) = 1
                          and (every $path in tokenize($rules/@match, '\|') satisfies starts-with(normalize-space($path), '/'))"/>
  </xsl:function>

  <!-- What warns or hints, and the report of which patterns and rules there were. A rule without assertions stays, since what it is
       about is not the next rule's. -->
  <xsl:template match="xsl:choose[xsl:otherwise/svrl:failed-assert[not(leporello:forbids(.))]]"/>
  <xsl:template match="svrl:active-pattern | svrl:fired-rule"/>

  <!-- Where the walk of a pattern begins. No rule is about anything but elements. -->
  <xsl:template match="xsl:apply-templates[@select = '/']">
    <xsl:if test="key('rules', @mode)//(svrl:failed-assert | svrl:successful-report)[leporello:forbids(.)]">
      <xsl:copy>
        <xsl:copy-of select="@mode"/>
        <xsl:attribute name="select" select="if (leporello:is-one-rule(@mode)) then key('rules', @mode)/@match else '//*'"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <!-- Where it would go on, which all elements were sent to already. -->
  <xsl:template match="xsl:template/xsl:apply-templates[@mode = ../@mode][key('walk', @mode)]"/>

</xsl:stylesheet>
