package io.zhike.wechat.push;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.SequencedMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pushes in XML: {@code <xml><MsgType><![CDATA[text]]></MsgType>...</xml>}. A document type declaration is refused, and
 * with it every entity but the predefined ones.
 *
 * <p>Woodstox rather than the JDK's parser because its factories may be shared by threads once they are configured.
 */
final class XmlFields implements FieldsCodec {

    private final WstxInputFactory input = new WstxInputFactory();
    private final WstxOutputFactory output = new WstxOutputFactory();

    XmlFields() {
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        input.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        input.setProperty(XMLInputFactory.IS_COALESCING, true);
        input.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        input.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 10);
        output.setProperty(WstxOutputProperties.P_OUTPUT_FIX_CONTENT, true);
        output.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER, new InvalidCharHandler.ReplacingHandler(' '));
    }

    @Override
    public void read(String body, FieldTaker fields) {
        try {
            var reader = input.createXMLStreamReader(new StringReader(body));
            try {
                readDocument(reader, fields);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedPushException("The XML is broken or too deep", e);
        }
    }

    private static void readDocument(XMLStreamReader reader, FieldTaker fields) throws XMLStreamException {
        while (reader.hasNext()) {
            if (next(reader) == XMLStreamConstants.START_ELEMENT) {
                readChildren(reader, "", fields);
            }
        }
    }

    /** Reads up to the end of the element that was just opened. */
    private static void readChildren(XMLStreamReader reader, String name, FieldTaker fields) throws XMLStreamException {
        var text = new StringBuilder();
        var isLeaf = true;
        while (true) {
            switch (next(reader)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    isLeaf = false;
                    readChildren(reader, FlatFields.nested(name, reader.getLocalName()), fields);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (isLeaf && !name.isEmpty()) {
                        fields.add(name, text.toString());
                    }
                    return;
                }
                default -> {}
            }
        }
    }

    private static int next(XMLStreamReader reader) throws XMLStreamException {
        var event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new MalformedPushException("The XML declares a document type or uses an entity");
        }
        return event;
    }

    @Override
    public String write(SequencedMap<String, String> fields) {
        var text = new StringWriter();
        try {
            var writer = output.createXMLStreamWriter(text);
            writer.writeStartElement("xml");
            for (var field : fields.entrySet()) {
                writer.writeStartElement(field.getKey());
                writer.writeCData(field.getValue());
                writer.writeEndElement();
            }
            writer.writeEndElement();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("These fields cannot be written as XML", e);
        }
        return text.toString();
    }
}
