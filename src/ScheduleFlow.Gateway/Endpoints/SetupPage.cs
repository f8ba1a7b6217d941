using System.Net;
using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The page that creates the first admin: a form, without scripts and without anything from other servers.</summary>
internal static class SetupPage
{
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The link is wrong or no longer works.</summary>
    public const string Over = "<p>This link is no longer valid. It works only once.</p>"
        + "<p>While the server is not set up, its log names the file with the present link at each start.</p>";

    /// <summary>The form did not come from our page.</summary>
    public const string Foreign = "<p>This did not come from the form of this page. Open the link again.</p>";

    /// <summary>The admin exists and is signed in.</summary>
    public const string Done = "<p>The server is set up, and you are signed in. <a href=\"/\">Go on</a>.</p>";

    /// <param name="token">The token in the link.</param>
    /// <param name="problem">The error in the form that was sent; null: none was sent yet.</param>
    public static string Form(string token, Problem? problem) =>
        $"""
        <p>Choose the name and the password of the first admin.</p>
        {(problem is null ? "" : $"<p class=\"problem\" role=\"alert\">{Text(problem.Message)} {Text(problem.Hint ?? "")}</p>")}
        <form method="post" action="/setup">
        <input type="hidden" name="token" value="{Text(token)}">
        <label>Name <input name="name" required maxlength="{ApiKeyNames.MaxLength}" autocomplete="username" autofocus></label>
        <label>Password <input name="password" type="password" required autocomplete="new-password"
          minlength="{PasswordRules.MinLength}" maxlength="{PasswordRules.MaxLength}" aria-describedby="rule"></label>
        <p id="rule">{PasswordRules.MinLength} characters or more; a few words do.</p>
        <label>Once more <input name="again" type="password" required autocomplete="new-password"></label>
        <button>Create the admin</button>
        </form>
        """;

    public static Task WriteAsync(HttpContext http, int status, string body)
    {
        var page = Encoding.UTF8.GetBytes(
            $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>ScheduleFlow: set up</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 3rem auto; padding: 0 1rem }
            label { display: block; margin: 1rem 0 }
            input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem }
            button { font: inherit; padding: .5rem 1rem }
            :root { color-scheme: light dark }
            #rule { margin: -.8rem 0 0; opacity: .75 }
            .problem { border-left: .3rem solid #b00; padding-left: .7rem }
            </style>
            </head>
            <body>
            <h1>ScheduleFlow</h1>
            {{body}}
            </body>
            </html>
            """);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        // The address contains the token, so no other server may see it. With "no-referrer" the form's Origin would be "null".
        response.Headers["Referrer-Policy"] = "same-origin";
        return response.Body.WriteAsync(page, http.RequestAborted).AsTask();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
