<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" styleCategories="Symbology" version="3.22.16-Białowieża">
 <renderer-v2 type="singleSymbol" symbollevels="0" referencescale="-1" enableorderby="0" forceraster="0">
  <symbols>
   <symbol alpha="1" name="0" force_rhr="0" type="fill" clip_to_extent="1">
    <layer enabled="1" class="SimpleFill" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="250,248,242,255"/>
      <Option name="joinstyle" type="QString" value="round"/>
      <Option name="outline_color" type="QString" value="170,164,152,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.15"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="style" type="QString" value="solid"/>
     </Option>
     <prop v="250,248,242,255" k="color"/>
     <prop v="round" k="joinstyle"/>
     <prop v="170,164,152,255" k="outline_color"/>
     <prop v="solid" k="outline_style"/>
     <prop v="0.15" k="outline_width"/>
     <prop v="MM" k="outline_width_unit"/>
     <prop v="solid" k="style"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <layerGeometryType>2</layerGeometryType>
</qgis>
