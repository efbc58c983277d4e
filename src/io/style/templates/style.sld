{{! SPDX-License-Identifier: MIT }}
<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
 <NamedLayer>
  <Name>{{name}}</Name>
  <UserStyle>
   <Title>{{layer_title}}</Title>
   <FeatureTypeStyle>
{{#rules}}
    <Rule>
     <Name>{{symbol}}</Name>
     <Title>{{label}}</Title>
{{#known}}
     <ogc:Filter>
      <ogc:PropertyIsEqualTo>
       <ogc:PropertyName>{{by}}</ogc:PropertyName>
       <ogc:Literal>{{value}}</ogc:Literal>
      </ogc:PropertyIsEqualTo>
     </ogc:Filter>
{{/known}}
{{#unknown}}
     <ogc:Filter>
      <ogc:PropertyIsNull>
       <ogc:PropertyName>{{by}}</ogc:PropertyName>
      </ogc:PropertyIsNull>
     </ogc:Filter>
{{/unknown}}
{{#area}}
     <PolygonSymbolizer>
{{#filled}}
      <Fill>
       <CssParameter name="fill">{{color}}</CssParameter>
       <CssParameter name="fill-opacity">0.45</CssParameter>
      </Fill>
{{/filled}}
{{#outlined}}
{{>stroke.sld}}
{{/outlined}}
     </PolygonSymbolizer>
{{/area}}
{{#line}}
     <LineSymbolizer>
{{>stroke.sld}}
     </LineSymbolizer>
{{/line}}
{{#point}}
     <PointSymbolizer>
      <Graphic>
       <Mark>
        <WellKnownName>circle</WellKnownName>
        <Fill>
         <CssParameter name="fill">#1e1e1e</CssParameter>
        </Fill>
        <Stroke>
         <CssParameter name="stroke">#ffffff</CssParameter>
        </Stroke>
       </Mark>
       <Size>8</Size>
      </Graphic>
     </PointSymbolizer>
{{#titled}}
     <TextSymbolizer>
      <Label>
       <ogc:PropertyName>{{title}}</ogc:PropertyName>
      </Label>
      <Font>
       <CssParameter name="font-family">SansSerif</CssParameter>
       <CssParameter name="font-size">11</CssParameter>
      </Font>
      <LabelPlacement>
       <PointPlacement>
        <AnchorPoint>
         <AnchorPointX>0</AnchorPointX>
         <AnchorPointY>0.5</AnchorPointY>
        </AnchorPoint>
        <Displacement>
         <DisplacementX>7</DisplacementX>
         <DisplacementY>0</DisplacementY>
        </Displacement>
       </PointPlacement>
      </LabelPlacement>
      <Halo>
       <Radius>1</Radius>
       <Fill>
        <CssParameter name="fill">#ffffff</CssParameter>
       </Fill>
      </Halo>
      <Fill>
       <CssParameter name="fill">#141414</CssParameter>
      </Fill>
     </TextSymbolizer>
{{/titled}}
{{/point}}
    </Rule>
{{/rules}}
   </FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>
