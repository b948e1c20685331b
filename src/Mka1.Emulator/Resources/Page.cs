using System.Text.Json;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Resources;

/// <summary>One page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Data, bool HasMore)
    where T : IResource
{
    /// <summary>The list object, around objects that are already JSON.</summary>
    public byte[] Render(bool hasFirstId)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Answer.Plain.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("object", "list");
            writer.WriteStartArray("data");
            foreach (var item in Data)
                writer.WriteRawValue(item.RenderInList(), skipInputValidation: true);
            writer.WriteEndArray();
            if (hasFirstId)
                writer.WriteString("first_id", Data.Count > 0 ? Data[0].Id : null);
            writer.WriteString("last_id", Data.Count > 0 ? Data[^1].Id : null);
            writer.WriteBoolean("has_more", HasMore);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
