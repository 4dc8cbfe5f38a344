/** A template with each `{{name}}` replaced by the content of that name. A name without content is an error. */
export function fillTemplate(template: string, contents: Record<string, string>): string {
  return template.replaceAll(/\{\{(.+?)\}\}/g, (_, name: string) => {
    const content = contents[name]
    if (content === undefined) throw new Error(`the template names ${name}, which has no content`)
    return content
  })
}
