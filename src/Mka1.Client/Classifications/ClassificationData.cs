using System.Text.Json;
using Mka1.Json;

namespace Mka1.Classifications;

/// <summary>The result of a classification.</summary>
public sealed class ClassificationData : Mka1Object
{
    internal ClassificationData(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The label.</summary>
    public string? Label => GetText("label");

    /// <summary>How sure the model is; null if it does not say.</summary>
    public double? Confidence => GetNumber("confidence");

    /// <summary>Why the model chose the label; null if it does not say.</summary>
    public string? Reasoning => GetText("reasoning");
}
