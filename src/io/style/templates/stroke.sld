{{! SPDX-License-Identifier: MIT }}
      <Stroke>
       <CssParameter name="stroke">{{line_color}}</CssParameter>
       <CssParameter name="stroke-width">1.5</CssParameter>
{{#dashed}}
       <CssParameter name="stroke-dasharray">{{dashes}}</CssParameter>
{{/dashed}}
      </Stroke>
