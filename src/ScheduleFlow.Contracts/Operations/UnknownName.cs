namespace ScheduleFlow.Contracts.Operations;

/// <summary>How the name of a field or parameter that nothing has is refused, in the gateway and in the worker alike.</summary>
/// <param name="Message">Says that there is none of this name.</param>
/// <param name="Hint">Names the nearest that there is, else all.</param>
public sealed record UnknownName(string Message, string Hint)
{
    /// <param name="what">What it is the name of: field, parameter.</param>
    /// <param name="name">The name.</param>
    /// <param name="options">The options that there are.</param>
    public static UnknownName Of(string what, string name, IEnumerable<Option> options)
    {
        var known = options.Select(option => option.Field).ToList();
        return new UnknownName(
            $"There is no {what} “{name}”.",
            Nearest.To(name, known) is { } meant ? $"Did you mean “{meant}”?"
            : known.Count == 0 ? "There is none here."
            : $"There are: {string.Join(", ", known)}.");
    }
}
