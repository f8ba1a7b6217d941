using System.Globalization;
using System.Net;
using System.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>The answer to a request, after redirects.</summary>
/// <param name="Address">The address that gave it.</param>
/// <param name="Status">Its status.</param>
/// <param name="Content">What its headers say about its body.</param>
/// <param name="Body">The beginning of its body, if it may be a manifest; else null.</param>
internal sealed record LinkAnswer(Uri Address, int Status, LinkContent Content, LinkBody? Body)
{
    /// <summary>Whether the status counts as working. 403 does, as in existing clients: a player with a session gets past it.</summary>
    public bool IsWorking => Status is 200 or 206 or 403;

    /// <summary>A clause such as <c>answers 404 Not Found</c>.</summary>
    public string Reason => Describe(Status);

    public static string Describe(int status)
    {
        var name = Enum.IsDefined((HttpStatusCode)status) ? Words(((HttpStatusCode)status).ToString()) : "";
        return string.Create(CultureInfo.InvariantCulture, $"answers {status}{name}");
    }

    // "NotFound" → " Not Found", "OK" → " OK".
    private static string Words(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i == 0 || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                words.Append(' ');
            }

            words.Append(name[i]);
        }

        return words.ToString();
    }
}
