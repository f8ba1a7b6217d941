using System.Globalization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>Checks a value against the type of its option, the range of whole numbers, and strict choices.</summary>
public static class ValueCheck
{
    /// <summary>The value of a flag that is given.</summary>
    public const string True = "true";

    /// <summary>How numbers are written: digits with a decimal point, in every locale.</summary>
    public const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <returns>A <c>validation</c> problem that names the option, its value and the allowed values; null: it fits.</returns>
    public static Problem? Of(Option option, string text) => option.Type switch
    {
        OptionType.WholeNumber when !IsWholeNumber(option, text) =>
            Wrong($"The {Words(option)} “{text}” is not a whole number from {Least(option)} to {Most(option)}."),
        OptionType.Number when !TryNumber(text, out _) =>
            Wrong($"--{option.Name} is “{text}”, but a number is expected."),
        _ when option.IsStrict && !option.Choices.Contains(text) =>
            Wrong($"The {Words(option)} “{text}” is none of {string.Join(", ", option.Choices)}."),
        _ => null,
    };

    /// <summary>Reads a number that is finite.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool IsWholeNumber(Option option, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= Least(option) && number <= Most(option);

    private static double Least(Option option) => option.Min ?? 0;

    private static double Most(Option option) => option.Max ?? long.MaxValue;

    private static Problem Wrong(string message) => new(ErrorType.Validation, message);

    private static string Words(Option option) => option.Name.Replace('-', ' ');
}
