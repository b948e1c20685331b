using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Classifications;

/// <summary>The label that a model chose for a text. Source: api-reference/text-classification.</summary>
public sealed class Classification : Mka1Object
{
    internal static readonly Resource<Classification> Resource = new("classification", static json => new Classification(json));

    internal Classification(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The text.</summary>
    [WireMember(null)]
    public string? Text { get; internal set; }

    /// <summary>The label.</summary>
    [WireMember(null)]
    public string? Label => Data?.Label;

    /// <summary>How sure the model is, 0 to 1; null if it does not say.</summary>
    [WireMember(null)]
    public double? Confidence => Data?.Confidence;

    /// <summary>Why the model chose the label; null if it does not say.</summary>
    [WireMember(null)]
    public string? Reasoning => Data?.Reasoning;

    /// <summary>Whether the server could classify the text.</summary>
    public bool? Success => GetFlag("success");

    /// <summary>The result, whose members are also those of this object.</summary>
    public ClassificationData? Data => GetView("data", static data => new ClassificationData(data));

    /// <summary>The model, the labels and the time.</summary>
    public ClassificationMetadata? Metadata => GetView("metadata", static metadata => new ClassificationMetadata(metadata));

    /// <summary>Returns the label.</summary>
    public override string ToString() => Label ?? string.Empty;
}
