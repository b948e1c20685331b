using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A point of the screen.</summary>
public sealed class ComputerPoint : Mka1Object
{
    internal ComputerPoint(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Pixels from the left.</summary>
    public long? X => GetInteger("x");

    /// <summary>Pixels from the top.</summary>
    public long? Y => GetInteger("y");

    /// <summary>The point.</summary>
    /// <returns>Text such as <c>10,20</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{X},{Y}");
}
