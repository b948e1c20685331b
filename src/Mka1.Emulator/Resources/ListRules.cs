using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Resources;

/// <summary>What a list operation accepts and returns.</summary>
/// <param name="Parameters">The allowed query parameters, including those of filters.</param>
internal sealed record ListRules(params string[] Parameters)
{
    public int DefaultLimit { get; init; } = 20;

    public int MaxLimit { get; init; } = 100;

    /// <summary>Whether the newest is first without <c>order</c>.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Whether the answer has <c>first_id</c>.</summary>
    public bool HasFirstId { get; init; } = true;

    // Names that are not in the parameters have already been refused.
    public PageRequest Read(HttpContext context) => new(
        context.QueryText("after"),
        context.QueryText("before"),
        context.QueryInt("limit", DefaultLimit, 1, MaxLimit),
        context.QueryText("order") switch
        {
            null => Descending,
            "desc" => true,
            "asc" => false,
            _ => throw ApiException.Invalid("Invalid 'order': must be asc or desc.", "order"),
        });
}
