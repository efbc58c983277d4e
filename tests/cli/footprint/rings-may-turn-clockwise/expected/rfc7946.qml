<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- style by rangeband -->
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" labelsEnabled="1">
 <renderer-v2 type="categorizedSymbol" attr="range_id" symbollevels="1" enableorderby="0" forceraster="0">
  <categories>
   <category value="500..3000km" label="500–3,000 km" symbol="0" render="true"/>
  </categories>
  <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="0,114,178,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_style" type="QString" value="no"/>
     </Option>
    </layer>
    <layer class="GeometryGenerator" enabled="1" locked="0" pass="1">
     <Option type="Map">
      <Option name="SymbolType" type="QString" value="Line"/>
      <Option name="geometryModifier" type="QString" value="difference(boundary($geometry), geom_from_wkt('MULTILINESTRING((-180 -90,-180 90),(180 -90,180 90),(-180 90,180 90),(-180 -90,180 -90))'))"/>
      <Option name="units" type="QString" value="MapUnit"/>
     </Option>
     <symbol type="line" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleLine" enabled="1" locked="0" pass="1">
      <Option type="Map">
       <Option name="line_color" type="QString" value="0,63,98,255"/>
       <Option name="line_width" type="QString" value="0.4"/>
       <Option name="line_width_unit" type="QString" value="MM"/>
       <Option name="capstyle" type="QString" value="flat"/>
       <Option name="joinstyle" type="QString" value="round"/>
      </Option>
     </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
  <labeling type="simple">
  <settings>
   <text-style fieldName="CASE
 WHEN &quot;depth&quot; IS NOT NULL THEN to_string(&quot;depth&quot;)
 WHEN &quot;qualifier&quot; = 'at least' THEN 'at least ' || regexp_replace(format_number(&quot;min_km&quot;, if(&quot;min_km&quot; &lt; 10, 3, 1)), '[^0-9]?0+$', '') || ' km'
 WHEN &quot;max_km&quot; IS NULL THEN NULL
 WHEN &quot;min_km&quot; &gt; 0 THEN regexp_replace(format_number(&quot;min_km&quot;, if(&quot;min_km&quot; &lt; 10, 3, 1)), '[^0-9]?0+$', '') || '–' || regexp_replace(format_number(&quot;max_km&quot;, if(&quot;max_km&quot; &lt; 10, 3, 1)), '[^0-9]?0+$', '') || ' km'
 ELSE regexp_replace(format_number(&quot;max_km&quot;, if(&quot;max_km&quot; &lt; 10, 3, 1)), '[^0-9]?0+$', '') || ' km'
END" isExpression="1" fontFamily="Sans" namedStyle="Regular" fontWeight="50" fontSize="8.5" fontSizeUnit="Point" textColor="20,20,20,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,220" bufferOpacity="1"/>
   </text-style>
   <placement placement="1" dist="1" priority="5"/>
   <rendering drawLabels="1" obstacle="0"/>
   <dd_properties>
    <Option type="Map">
     <Option name="name" type="QString" value=""/>
     <Option name="properties" type="Map">
      <Option name="PositionX" type="Map">
       <Option name="active" type="bool" value="true"/>
       <Option name="field" type="QString" value="label_lon"/>
       <Option name="type" type="int" value="2"/>
      </Option>
      <Option name="PositionY" type="Map">
       <Option name="active" type="bool" value="true"/>
       <Option name="field" type="QString" value="label_lat"/>
       <Option name="type" type="int" value="2"/>
      </Option>
      <Option name="Hali" type="Map">
       <Option name="active" type="bool" value="true"/>
       <Option name="expression" type="QString" value="'Center'"/>
       <Option name="type" type="int" value="3"/>
      </Option>
      <Option name="Vali" type="Map">
       <Option name="active" type="bool" value="true"/>
       <Option name="expression" type="QString" value="if((&quot;qualifier&quot; = 'at least') = (coalesce(&quot;lat&quot;, &quot;label_lat&quot; + 1) &gt; &quot;label_lat&quot;), 'Top', 'Bottom')"/>
       <Option name="type" type="int" value="3"/>
      </Option>
     </Option>
     <Option name="type" type="QString" value="collection"/>
    </Option>
   </dd_properties>
  </settings>
 </labeling>
  <layerOpacity>0.45</layerOpacity>
 <aliases>
  <alias index="0" field="name" name="Title"/>
  <alias index="1" field="site_id" name="Site id"/>
  <alias index="2" field="site" name="Site"/>
  <alias index="3" field="range_id" name="Range id"/>
  <alias index="4" field="range" name="Range"/>
  <alias index="5" field="class" name="Treaty class"/>
  <alias index="6" field="system" name="System"/>
  <alias index="7" field="claimant" name="Stated by"/>
  <alias index="8" field="claim_date" name="Stated on"/>
  <alias index="9" field="qualifier" name="Stated as"/>
  <alias index="10" field="min_km" name="Lower figure (km)"/>
  <alias index="11" field="max_km" name="Upper figure (km)"/>
  <alias index="12" field="depth" name="Depth (footprints)"/>
  <alias index="13" field="n_sites" name="Sites (number)"/>
  <alias index="14" field="members" name="Merged sites"/>
  <alias index="15" field="area_km2" name="Area (km²)"/>
  <alias index="16" field="perim_km" name="Boundary (km)"/>
  <alias index="17" field="lat" name="Site latitude (°)"/>
  <alias index="18" field="lon" name="Site longitude (°)"/>
  <alias index="19" field="precision" name="Precision of the position"/>
  <alias index="20" field="label_lat" name="Label latitude (°)"/>
  <alias index="21" field="label_lon" name="Label longitude (°)"/>
  <alias index="22" field="tol_m" name="Tolerance (m)"/>
  <alias index="23" field="valid_from" name="Valid from"/>
  <alias index="24" field="valid_to" name="Valid to"/>
  <alias index="25" field="source" name="Source"/>
 </aliases>
 <previewExpression>&quot;name&quot;</previewExpression>
 <layerGeometryType>2</layerGeometryType>
</qgis>
